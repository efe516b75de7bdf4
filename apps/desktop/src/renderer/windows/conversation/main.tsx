import '../../styles/base.css';
import '../../styles/controls.css';
import { mountWindow } from '../../bridge/mount-window.tsx';
import { App } from './App.tsx';

mountWindow('conversation', App);
